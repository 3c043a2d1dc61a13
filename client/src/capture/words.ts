/** What the page of a capture says, in the language of the editor. */

/** As `l10n` of the editor. */
export interface Translator {
  readonly t: (text: string, ...values: (string | number)[]) => string;
}

export interface CaptureWords {
  readonly reading: string;
  readonly summary: (connections: string, segments: string) => string;
  readonly leftOut: (what: string) => string;
  readonly first: (count: string) => string;
  readonly importAll: string;
  readonly importWithOther: string;
  readonly import: string;
  readonly importOne: (number: number) => string;
  readonly filter: string;
  readonly filterBy: string;
  readonly onlyOdd: string;
  readonly odd: string;
  /** With {0} of {1}, which the page fills in. */
  readonly shown: string;
  /** How a connection begins and ends, by the word of the list. */
  readonly states: Readonly<Record<string, string>>;
  readonly columns: Readonly<
    Record<'number' | 'hosts' | 'segments' | 'there' | 'back' | 'seconds' | 'repeated' | 'roundTrip' | 'how' | 'odd', string>
  >;
}

export const captureWords = (l10n: Translator): CaptureWords => ({
  reading: l10n.t('Reading…'),
  summary: (connections, segments) => l10n.t('TCP connections: {0}, segments: {1}.', connections, segments),
  leftOut: (what) => l10n.t('Left out: {0}.', what),
  first: (count) => l10n.t('The first {0} are shown.', count),
  importAll: l10n.t('Import as Handshake Exchange'),
  importWithOther: l10n.t('Import With a Capture of the Other End…'),
  import: l10n.t('Import'),
  importOne: (number) => l10n.t('Import connection {0}', number),
  filter: l10n.t('Show only'),
  filterBy: l10n.t('address, port (:443) or state'),
  onlyOdd: l10n.t('With problems only'),
  odd: l10n.t('problem'),
  shown: l10n.t('{0} of {1}', '{0}', '{1}'),
  states: { opened: l10n.t('opened'), 'met open': l10n.t('met open'), closed: l10n.t('closed'), reset: l10n.t('reset') },
  columns: {
    number: l10n.t('No.'),
    hosts: l10n.t('A → B'),
    segments: l10n.t('Segments'),
    there: l10n.t('Bytes A → B'),
    back: l10n.t('Bytes B → A'),
    seconds: l10n.t('Seconds'),
    repeated: l10n.t('Sent again'),
    roundTrip: l10n.t('RTT (ms)'),
    how: l10n.t('State'),
    odd: l10n.t('Problems'),
  },
});
