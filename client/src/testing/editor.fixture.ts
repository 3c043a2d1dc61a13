/** A stand-in for VS Code, for tests without it: any member can be called, made or set, and every text that it is handed is kept. */

type Handler = (...facts: readonly unknown[]) => unknown;

export const mark = (text: string): string => (text === '' ? '' : `⟦${text}⟧`);

/** As the editor's own: `{0}` stands for the first value. */
const t = (text: string, ...values: readonly unknown[]): string =>
  mark(text.replace(/\{(\d)\}/g, (place, at: string) => String(values[Number(at)] ?? place)));

class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
    readonly query = '',
  ) {}
  static from = ({ scheme, path, query }: { scheme: string; path: string; query?: string }): Uri => new Uri(scheme, path, query);
  static file = (path: string): Uri => new Uri('file', path);
  static parse = (text: string): Uri => new Uri(text.split(':')[0] ?? '', text.replace(/^[a-z]+:(\/\/)?/, ''));
  static joinPath = ({ scheme, path }: Uri, ...parts: readonly string[]): Uri =>
    new Uri(scheme, new URL(['.', ...parts].join('/'), `file://${path}/`).pathname);
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

/** Everything is in it. */
class Range {
  readonly active: Position;
  constructor(
    readonly start: Position,
    readonly end: Position = start,
  ) {
    this.active = start;
  }
  contains(): boolean {
    return true;
  }
}

class EventEmitter {
  private readonly heard: Handler[] = [];
  readonly event = (listener: Handler): object => [this.heard.push(listener)];
  fire(what: unknown): void {
    for (const each of this.heard) each(what);
  }
}

export interface Shown {
  /** The member that got it: `window.showInformationMessage`. */
  readonly by: string;
  readonly text: string;
}

export class StandIn {
  readonly shown: Shown[] = [];
  /** What was registered or is listened with, by its name, else by the member that got it. */
  readonly handlers = new Map<string, Handler>();
  /** What members are, or answer, by their names. */
  readonly answers: Record<string, unknown> = {};

  readonly vscode = this.module({ l10n: { t }, Uri, Position, Range, Selection: Range, EventEmitter }) as {
    readonly Uri: { file(path: string): object };
  };

  /** What a module exports, of which no more is known than this. */
  module(known: Readonly<Record<string, unknown>>): object {
    const all = this.member('', known);
    return new Proxy({}, { get: (_, key) => Reflect.get(all, key), has: () => true });
  }

  /** Something of which nothing is known but its name. */
  member(name: string, known: Readonly<Record<string, unknown>> = {}): object {
    const made: Record<string, unknown> = { ...known };
    return new Proxy(class {}, {
      get: (target, key) => {
        if (key === Symbol.iterator) return [][Symbol.iterator];
        if (key === 'prototype') return target.prototype;
        if (typeof key === 'symbol' || key === 'then') return undefined;
        const path = name === '' ? key : `${name}.${key}`;
        if (path in this.answers && typeof this.answers[path] !== 'function') return this.answers[path];
        made[key] ??= this.member(path);
        return made[key];
      },
      set: (_, key, value) => {
        this.keep(`${name}.${String(key)}`, value);
        made[String(key)] = value;
        return true;
      },
      has: () => true,
      apply: (_, __, facts: readonly unknown[]) => this.called(name, facts),
      construct: (_, facts: readonly unknown[]) => Object(this.called(name, facts)),
    });
  }

  /** What is found in the texts that were kept since the last time. */
  take(): readonly Shown[] {
    return this.shown.splice(0);
  }

  private called(name: string, facts: readonly unknown[]): unknown {
    for (const fact of facts) this.keep(name, fact);
    const handler = facts.find((fact) => typeof fact === 'function');
    if (handler !== undefined) this.handlers.set(typeof facts[0] === 'string' ? facts[0] : name, handler as Handler);
    const answer = this.answers[name];
    return typeof answer === 'function' ? answer(...facts) : this.member(`${name}()`);
  }

  private keep(by: string, fact: unknown, depth = 0): void {
    if (typeof fact === 'string') this.shown.push({ by, text: fact });
    else if (typeof fact === 'object' && fact !== null && depth < 4) for (const part of Object.values(fact)) this.keep(by, part, depth + 1);
  }
}
