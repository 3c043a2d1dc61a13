/** Each shipped protocol is there by its name, has no odd rows, and whatever a role may send, the other one has a rule for. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Machine, Role } from '../src/core/machine/machine.js';
import { words } from '../src/core/views/words.js';
import { libraryNames } from '../src/language/analysis/library.js';
import { peersOf } from '../src/language/machine/lint/messages.js';
import { kindsOf } from '../src/language/machine/lint/patterns.js';
import { inSessions } from '../src/language/machine/lint/subject.js';
import { analysed } from '../src/language/testing/check.js';

const textOf = (name: string): string => readFileSync(path.join(import.meta.dirname, `${name}.hsk`), 'utf8');

const pageOf = (name: string): string => readFileSync(path.join(import.meta.dirname, `../../docs/protocols/${name}.md`), 'utf8');

const NAMES =
  'tcp tcp_793 tcp_textbook tls12 tls13 dtls13 quic sctp dhcp dns arp ping smtp http mqtt ssh sip wpa2 eap lcp kerberos oauth2 bgp ospf raft two_phase_commit stop_and_wait alternating_bit go_back_n selective_repeat diffie_hellman'.split(
    ' ',
  );

describe('the library', () => {
  it('has these protocols', () => expect([...libraryNames].sort()).toEqual([...NAMES].sort()));

  it.each(NAMES)('%s has nothing odd in its text', (name) => {
    expect(analysed(textOf(name)).problems.map(words)).toEqual([]);
  });

  it.each(NAMES)('%s can be used by its name alone', (name) => {
    const { exchanges } = analysed(`exchange e using ${name} {\n}\n`);
    expect(exchanges.map(({ machine }) => machine.name)).toEqual([name]);
  });

  it('says in words what each message is, and so do the pages', () => {
    const bare = NAMES.flatMap((name) => textOf(name).match(/^ *message [^"\n]*$/gm) ?? []);
    const empty = NAMES.flatMap((name) => pageOf(name).match(/^\| `.*\|\s*\|$/gm) ?? []);
    expect({ bare, empty }).toEqual({ bare: [], empty: [] });
  });
});

/** States of a role in which a message that its peers may send has no row at all; guards aside. */
function holes(machine: Machine, role: Role): readonly string[] {
  const peers = peersOf(role, machine).map(({ name }) => name);
  const sent = new Set(
    machine.roles
      .filter(({ name }) => peers.includes(name))
      .flatMap(inSessions)
      .flatMap(({ states }) => states.flatMap(({ send }) => send))
      .filter(({ to }) => to === undefined || to.includes(role.name) || !machine.roles.some(({ name }) => to.includes(name)))
      .flatMap(({ patterns }) => patterns.flatMap((pattern) => kindsOf(pattern, machine))),
  );
  // what a session does not take is for the role around it
  const around = role.sessions ? role.states.flatMap(({ receive }) => receive) : [];
  const states = role.sessions ? role.sessions.flatMap((session) => session.states) : role.states;
  // where a session is over, another one begins
  const begun = (role.sessions ?? []).flatMap(({ states: all, initial }) => all.filter(({ name }) => name === initial));
  return states.flatMap((state) => {
    if ([...state.always].some(({ guard }) => guard === undefined)) return [];
    const taken = new Set(
      [...state.receive, ...around, ...(state.final ? begun.flatMap(({ receive }) => receive) : [])].flatMap(({ patterns }) =>
        patterns.flatMap((pattern) => kindsOf(pattern, machine)),
      ),
    );
    return [...sent].filter((message) => !taken.has(message)).map((message) => `${role.name} ${state.name}: ${message}`);
  });
}

describe('whatever may be sent is received or dropped', () => {
  it.each(NAMES.filter((name) => !name.startsWith('tcp')))('%s', (name) => {
    const [machine] = analysed(textOf(name)).machines;
    expect(machine?.roles.flatMap((role) => holes(machine, role))).toEqual([]);
  });
});
