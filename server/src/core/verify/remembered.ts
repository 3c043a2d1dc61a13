/** What has been worked out, by what it is about and a small integer. */
export class Remembered<T> {
  private readonly known = new Map<number, T[]>();

  at(what: number, id: number, work: () => T): T {
    let about = this.known.get(what);
    if (about === undefined) {
      about = [];
      this.known.set(what, about);
    }
    const found = about[id];
    if (found !== undefined) return found;
    const made = work();
    about[id] = made;
    return made;
  }
}
