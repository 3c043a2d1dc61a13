/** Hosts that notes name by their initials, by usual abbreviations, or in the other language: `C -> S` where they are Client and Server. */

const MESSAGE = /^([\p{L}_][\p{L}\p{M}\p{N}_]*)\s+(->|-x|~>)\s+([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*:\s*(?=\S)/u;

/** What one and the same host is called. */
const SAME: readonly ReadonlySet<string>[] = [
  'c cl cli clt client 클라 클라이언트 클',
  's sv srv svr serv server 서버 서',
  's snd src sender source 송신자 송신측 송신 송',
  'r d rcv rcvr dst dest receiver destination 수신자 수신측 수신 수',
].map((words) => new Set(words.split(' ')));

/** The message with the full names of its hosts; nothing where both are known, or one means none or several of them. */
export function withFullHosts(line: string, hosts: readonly string[]): string | undefined {
  const [head = '', from = '', arrow = '', to = ''] = MESSAGE.exec(line) ?? [];
  if (from === '' || (hosts.includes(from) && hosts.includes(to))) return undefined;
  const known = hosts.filter((host) => host !== from && host !== to);
  const [sender, receiver] = [from, to].map((name) => (hosts.includes(name) ? name : fullName(name, known)));
  if (sender === undefined || receiver === undefined || sender === receiver) return undefined;
  return `${sender} ${arrow} ${receiver} : ${line.slice(head.length)}`;
}

function fullName(short: string, hosts: readonly string[]): string | undefined {
  const word = short.toLowerCase();
  const meant = hosts.filter((host) => {
    const full = host.toLowerCase();
    return full.startsWith(word) || SAME.some((words) => words.has(word) && words.has(full));
  });
  return meant.length === 1 ? meant[0] : undefined;
}
