/** Arrows as notes draw them: of other lengths and signs, to the left, with the message on them, broken where it is lost. */

export interface WrittenArrow {
  readonly length: number;
  readonly ours: string;
  readonly isOurs: boolean;
  readonly isTurned: boolean;
  /** The message, where that stands on the arrow. */
  readonly onArrow: string;
  /** There is no other message behind the hosts. */
  readonly isAll?: boolean;
}

const SHAFT = '[-=~─━—–═╌┄┈]';
const RIGHTS = '→⟶⇒⟹➔➜➝➞➡➙➛➤➟➠⇢⇨⇾⟼↦↣↠⇀⇁⭢⮕▶►▷▸';
const LEFTS = '←⟵⇐⟸⇠⇦⇽↤↼↽⬅⭠◀◄◁◂';
const RIGHT = `(?:${SHAFT}+\\s?(?:>{1,3}|[»${RIGHTS}])|\\.{2,}>|-\\.{1,3}->|-{1,2}\\)|>{1,3}|[${RIGHTS}])\\uFE0F?(?:[+-](?=\\p{L}))?`;
const LEFT = `(?:<{1,2}\\s?${SHAFT}+|[${LEFTS}]\\uFE0F?${SHAFT}*)(?![>»])`;

const FORWARDS = new RegExp(`^(?:${RIGHT}|to\\b)`, 'u');
const BACKWARDS = new RegExp(`^${LEFT}`, 'u');
/** `-X`, `--x`, `-x->`, `-/->`, `->x`, `-->X`: it does not arrive. */
const LOST = new RegExp(`^${SHAFT}+(?:\\s?[/xX✗×]\\s?${SHAFT}*(?:>{1,2}|[→▶])|>?\\s?[xX✗×](?=\\s)|-[xX](?=\\p{Lu}))`, 'u');
/** `--SYN-->`, `--[SYN]->`, `-- SYN seq=0 -->`. */
const LABELLED = new RegExp(
  `^(${SHAFT})+\\s*[[(|"]?\\s*([^\\->─═—–=|"](?:\\([^()>]*\\)(?=[^\\s])|[^>|\\])─═—–"])*?)\\s*[\\])|"]?\\s*${SHAFT}*[>»${RIGHTS}]`,
  'u',
);
/** `-.SYN.->`, `..SYN..>`, `-->|SYN|`. */
const DOTTED = /^-?\.+\s*([A-Z][^<>|]*?)\s*\.+-?>/u;
const BARRED = /^(?:-{1,3}|={2,3}|-\.+-)>\s?\|\s*([^|]+?)\s*\|/u;
const ON_ARROW = `\\s*([[(|]?\\s*(?:[A-Z][A-Za-z]*[A-Z]\\b[^<>${RIGHTS}${LEFTS}─—–]*?|(?:<[^<>]*>\\s*)+)\\s*[\\])|]?)\\s*`;
/** `<--SYN--`, `<- SYN -`. */
const LABELLED_BACK = new RegExp(`^(?:<{1,2}|[${LEFTS}])${SHAFT}*${ON_ARROW}${SHAFT}+(?=\\s)`, 'u');
/** `-> SYN ->`, `<- SYN <-`. */
const TWICE = new RegExp(`^${RIGHT}${ON_ARROW}${RIGHT}(?=\\s)`, 'u');
const TWICE_BACK = new RegExp(`^${LEFT}${ON_ARROW}${LEFT}(?=\\s)`, 'u');

/** PlantUML: `-[#red]>`. */
const COLOUR = /^(<?[-=]?)\[#\w+\](?=[->=])/u;

/** All that can stand at the beginning of the text; what is most likely first. */
export function arrowsAt(text: string): readonly WrittenArrow[] {
  const colour = COLOUR.exec(text);
  if (colour !== null)
    return arrowsAt(text.replace(COLOUR, '$1')).map((arrow) => ({ ...arrow, length: arrow.length + colour[0].length - 1, isOurs: false }));
  const plain = plainArrow(text);
  const around = aroundMessage(text);
  return [...(plain === undefined ? [] : [plain]), ...(around === undefined ? [] : [around])];
}

function plainArrow(text: string): WrittenArrow | undefined {
  const barred = BARRED.exec(text);
  if (barred !== null) return { length: barred[0].length, ours: '->', isOurs: false, isTurned: false, onArrow: barred[1] ?? '' };
  const own = /^(?:->(?!>|\s*[xX✗×]\s)|~>(?!>)|-x(?=\s))/.exec(text)?.[0];
  if (own !== undefined) return { length: own.length, ours: own, isOurs: true, isTurned: false, onArrow: '' };
  const lost = LOST.exec(text)?.[0];
  if (lost !== undefined) return { length: lost.length, ours: '-x', isOurs: false, isTurned: false, onArrow: '' };
  const back = BACKWARDS.exec(text)?.[0];
  if (back !== undefined) return { length: back.length, ours: '->', isOurs: false, isTurned: true, onArrow: '' };
  const forwards = FORWARDS.exec(text)?.[0];
  if (forwards !== undefined) return { length: forwards.length, ours: '->', isOurs: false, isTurned: false, onArrow: '' };
  const [dotted, onDots = ''] = DOTTED.exec(text) ?? [];
  if (dotted !== undefined) return { length: dotted.length, ours: '->', isOurs: false, isTurned: false, onArrow: onDots };
  const [labelled, shaft, onArrow = ''] = LABELLED.exec(text) ?? [];
  if (labelled === undefined) return undefined;
  return { length: labelled.length, ours: shaft === '~' ? '~>' : '->', isOurs: false, isTurned: false, onArrow };
}

function aroundMessage(text: string): WrittenArrow | undefined {
  const forwards = TWICE.exec(text);
  const found = forwards ?? TWICE_BACK.exec(text) ?? LABELLED_BACK.exec(text);
  if (found === null) return undefined;
  return { length: found[0].length, ours: '->', isOurs: false, isTurned: forwards === null, onArrow: found[1] ?? '', isAll: true };
}
