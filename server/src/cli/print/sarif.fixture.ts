/**
 * What SARIF 2.1.0 (OASIS Standard, §3) asks of the objects that we write, by hand: no package brings its schema. As in the schema
 * no object may hold a property that is not named; whoever writes another one looks it up there and adds it here.
 */
type SchemaCheck = (value: unknown, at: string) => readonly string[];

/** What is wrong with a log, a line each. */
export const sarifFaults = (text: string): readonly string[] => {
  const value: unknown = JSON.parse(text);
  return log(value, '');
};

const fail = (at: string, what: string): readonly string[] => [`${at || '/'}: ${what}`];

const string: SchemaCheck = (value, at) => (typeof value === 'string' ? [] : fail(at, 'no string'));

const filled: SchemaCheck = (value, at) => (typeof value === 'string' && value !== '' ? [] : fail(at, 'no text'));

const one =
  (...all: readonly string[]): SchemaCheck =>
  (value, at) =>
    all.some((each) => each === value) ? [] : fail(at, `not one of ${all.join(', ')}`);

const integer =
  (least: number): SchemaCheck =>
  (value, at) =>
    Number.isInteger(value) && Number(value) >= least ? [] : fail(at, `no integer from ${least} on`);

/** RFC 3986 §4.1: no blanks, no letters beyond ASCII, `%` before two digits only; a colon in the first segment ends a scheme. */
const uri: SchemaCheck = (value, at) => {
  const isWritten = typeof value === 'string' && /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})+$/i.test(value);
  return isWritten && /^(?:[a-z][a-z\d+.-]*:|[^:]*(?:\/|$))/i.test(value) ? [] : fail(at, `no reference: ${String(value)}`);
};

const array =
  (of: SchemaCheck, { least = 0, unique = false } = {}): SchemaCheck =>
  (value, at) => {
    if (!Array.isArray(value)) return fail(at, 'no array');
    const few = value.length < least ? fail(at, `fewer than ${least}`) : [];
    const twice = unique && new Set(value.map((each) => JSON.stringify(each))).size < value.length ? fail(at, 'something twice') : [];
    return [...few, ...twice, ...value.flatMap((each, index) => of(each, `${at}/${index}`))];
  };

type SchemaProperties = Readonly<Record<string, SchemaCheck>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const object =
  (required: SchemaProperties, optional: SchemaProperties = {}, more: SchemaCheck = () => []): SchemaCheck =>
  (value, at) => {
    if (!isObject(value)) return fail(at, 'no object');
    const missing = Object.keys(required).filter((name) => !(name in value));
    const faults = Object.entries(value).flatMap(([name, each]) => {
      const check = required[name] ?? optional[name];
      return check === undefined ? fail(`${at}/${name}`, 'not known') : check(each, `${at}/${name}`);
    });
    return [...missing.flatMap((name) => fail(at, `${name} is missing`)), ...faults, ...more(value, at)];
  };

/** §3.30: counted from 1; it does not end before it begins. */
const region = object({ startLine: integer(1) }, { startColumn: integer(1), endLine: integer(1), endColumn: integer(1) }, (value, at) => {
  const { startLine, startColumn = 1, endLine = startLine, endColumn } = value as Readonly<Record<string, number>>;
  if (startLine === undefined || endLine === undefined) return [];
  const backwards = endLine < startLine || (endLine === startLine && endColumn !== undefined && endColumn < startColumn);
  return backwards ? fail(at, 'ends before it begins') : [];
});

/** §3.11 */
const message = object({ text: filled });
/** §3.4 */
const artifactLocation = object({ uri });
/** §3.28, §3.29 */
const location = object({ physicalLocation: object({ artifactLocation }, { region }) }, { id: integer(0), message });
/** §3.57: what is put in may be nothing. */
const replacement = object({ deletedRegion: region }, { insertedContent: object({ text: string }) });
/** §3.56 */
const artifactChange = object({ artifactLocation, replacements: array(replacement, { least: 1 }) });
/** §3.55 */
const fix = object({ artifactChanges: array(artifactChange, { least: 1, unique: true }) }, { description: message });

/** §3.27 */
const result = object(
  { message },
  {
    ruleId: filled,
    ruleIndex: integer(0),
    level: one('none', 'note', 'warning', 'error'),
    locations: array(location),
    relatedLocations: array(location, { unique: true }),
    fixes: array(fix, { unique: true }),
  },
);

/** §3.19, §3.49 */
const driver = object({ name: filled }, { version: filled, rules: array(object({ id: filled }), { unique: true }) });

/** §3.14; §3.27.6: a rule's index and its id mean the same. */
const run = object(
  { tool: object({ driver }) },
  {
    columnKind: one('utf16CodeUnits', 'unicodeCodePoints'),
    artifacts: array(object({}, { location: artifactLocation }), { unique: true }),
    results: array(result),
  },
  (value, at) => {
    const { tool, results = [] } = value as {
      tool: { driver: { rules?: { id: string }[] } };
      results?: { ruleId: string; ruleIndex: number }[];
    };
    const other = results.filter(({ ruleId, ruleIndex }) => tool.driver.rules?.[ruleIndex]?.id !== ruleId);
    return other.flatMap(({ ruleId }) => fail(at, `the rule of ${ruleId} is another one`));
  },
);

/** §3.13 */
const log = object({ version: one('2.1.0'), runs: array(run) }, { $schema: uri });
