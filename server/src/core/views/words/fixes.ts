/** Titles of quick fixes: orders. */
export const fixes = {
  expect: (claim: string) => `Expect ${claim}`,
  add: (what: string) => `Add ${what}`,
  remove: (what: string) => `Remove ${what}`,
  changeTo: (what: string) => `Change to ${what}`,
  changeIt: (to: string) => `Change it to ${to}`,
  change: (from: string, to: string) => `Change ${from} to ${to}`,
  set: (field: string, value: string) => `Set ${field} to ${value}`,
  sendTo: (host: string) => `Send it to ${host}`,
  write: (line: string) => `Write ${line}`,
  markFinal: (state: string) => `Mark ${state} final`,
  addReceive: (state: string) => `Add a receive rule to ${state}`,
  addSend: (state: string) => `Add a send rule to ${state}`,
};
