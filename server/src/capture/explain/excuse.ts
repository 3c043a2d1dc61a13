/** What would have to be true for a frame to be right, where no course explains it: then its host is not accused. */
import type { Excuse } from '../remarks.js';
import { before, distance, end, has, RST } from '../segment.js';
import { mayRestOnBefore } from './before.js';
import type { Mistaken } from './course.js';
import { sentBy, topOf } from './evidence.js';
import { mayRestOnMissing } from './missing.js';

/** A reason, or `undefined`: nothing excuses it. */
export const excuse = (mistaken: Mistaken): Excuse | undefined => {
  for (const find of reasons) {
    const reason = find(mistaken);
    if (reason !== undefined) return reason;
  }
  return undefined;
};

const inferredItself = ({ segment }: Mistaken): Excuse | undefined => (segment.frame === 0 ? 'inNoCapture' : undefined);

/** Stacks send a reset where the connection is over for them, though RFC 9293 would say nothing. */
const lateReset = ({ course: { moments }, at, segment, host }: Mistaken): Excuse | undefined => {
  if (!has(segment, RST)) return undefined;
  const top = topOf(moments, at, host);
  const own = moments.slice(0, at).findLast(({ kind, flight }) => kind === 'send' && flight.segment.from === host);
  const next = top ?? own?.flight.segment.seq;
  const near = next !== undefined && Math.abs(distance(next, segment.seq)) <= 1;
  return near ? 'lateReset' : undefined;
};

const echo = ({ course: { moments }, segment, host, codes }: Mistaken): Excuse | undefined => {
  if (!codes.includes('tcp/tsecr') || codes.some((code) => code !== 'tcp/tsecr' && code !== 'tcp/sack')) return undefined;
  const next = sentBy(moments, host === 0 ? 1 : 0).find(({ time, ts }) => ts >= 0 && time > segment.time);
  const isNewer = next !== undefined && before(next.ts, segment.tsecr);
  return isNewer ? undefined : { timestampUnseen: segment.tsecr };
};

const isOfBlocks = ({ codes }: Mistaken): boolean => codes.every((code) => code === 'tcp/sack');

const blocks = (mistaken: Mistaken): Excuse | undefined => {
  const { course, segment, host } = mistaken;
  if (!isOfBlocks(mistaken)) return undefined;
  const sent = sentBy(course.moments, host === 0 ? 1 : 0).map(end);
  const acknowledged = sentBy(course.moments, host).map(({ ack }) => ack);
  const top = [...sent, ...(sent.length > 0 ? acknowledged : [])].reduce<number | undefined>(
    (most, each) => (most === undefined || before(most, each) ? each : most),
    undefined,
  );
  const isBeyond = top !== undefined && segment.sack.some((edge) => before(top, edge));
  return isBeyond ? undefined : 'textUnseen';
};

const missing = (mistaken: Mistaken): Excuse | undefined =>
  !isOfBlocks(mistaken) && mayRestOnMissing(mistaken) ? 'framesMissing' : undefined;

const older = ({ course: { moments }, met, ...mistaken }: Mistaken): Excuse | undefined =>
  met && mayRestOnBefore(met, { ...mistaken, moments }) ? 'beforeCapture' : undefined;

const reasons: readonly ((mistaken: Mistaken) => Excuse | undefined)[] = [inferredItself, lateReset, echo, blocks, missing, older];
