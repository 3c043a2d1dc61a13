/** Beside the picture, at one step: each host's state and variables, what the step changed, what is owed, by which rule. */
import type { Picture, PictureRule, PictureStep } from '../../contract/messages.js';
import { h } from './dom.js';
import type { EditorChannel } from './host.js';
import type { PreviewPage } from './page.js';
import { t } from './words.js';

export type ShowSide = (picture: Picture, step: number | undefined) => void;

export function createSide(host: EditorChannel, page: PreviewPage): ShowSide {
  const inside = h('div', { class: 'hs-hosts' });
  page.side.append(inside);
  return (picture, step) => {
    page.side.hidden = step === undefined;
    inside.hidden = step === undefined;
    if (step === undefined) return;
    const tones = tonesOf(picture);
    inside.replaceChildren(...picture.hosts.map(({ name, label }) => card({ picture, step, name, label, tones, host })));
  };
}

interface Card {
  readonly picture: Picture;
  readonly step: number;
  readonly name: string;
  readonly label: string;
  readonly tones: ReadonlyMap<string, number>;
  readonly host: EditorChannel;
}

function card({ picture, step, name, label, tones, host }: Card): HTMLElement {
  const now = picture.steps[step];
  const before = picture.steps[step - 1]?.states ?? picture.start;
  const state = now?.states[name] ?? picture.start[name] ?? '';
  const came =
    now && before[name] !== state
      ? [h('span', { class: 'hs-came' }, `${[before[name] ?? '', ...(now.passed[name] ?? [])].join(' → ')} →`)]
      : [];
  return h(
    'section',
    { class: 'hs-card', 'aria-label': label },
    h('h2', {}, label, ...(label === name ? [] : [h('span', { class: 'hs-alias' }, name)])),
    h('p', { class: 'hs-standing' }, ...came, h('span', { class: `hs-pill hs-tone-${(tones.get(state) ?? 0) % 12}` }, state)),
    ...variables(picture, step, name),
    ...owed(now, name),
    ...rules(now, name, host),
  );
}

/** What each variable has come to by then; what this step changed stands out. */
function variables(picture: Picture, step: number, host: string): readonly HTMLElement[] {
  const known = new Map<string, string>(Object.entries(picture.window?.known[host] ?? {}));
  for (const { changed } of picture.steps.slice(0, step + 1))
    for (const [name, value] of Object.entries(changed[host] ?? {})) known.set(name, value);
  const fresh = picture.steps[step]?.changed[host] ?? {};
  const rows = [...known]
    .filter(([, value]) => value !== '')
    .map(([name, value]) =>
      h(
        'tr',
        name in fresh ? { class: 'hs-fresh' } : {},
        h('th', { scope: 'row' }, name.toUpperCase().replaceAll('_', '.')),
        h('td', {}, value),
      ),
    );
  return rows.length === 0 ? [] : [h('table', {}, h('tbody', {}, ...rows))];
}

function owed(step: PictureStep | undefined, host: string): readonly HTMLElement[] {
  const all = step?.owed[host] ?? [];
  return all.length === 0 ? [] : [h('p', { class: 'hs-owed' }, t('Owes '), h('code', {}, all.join(', ')))];
}

function rules(step: PictureStep | undefined, name: string, host: EditorChannel): readonly HTMLElement[] {
  const own = (step?.rules ?? []).filter((rule) => rule.host === name && rule.see !== '');
  const seen = [...new Map(own.map((rule) => [rule.see, rule])).values()];
  return seen.map((rule) => link(rule, host));
}

const link = (rule: PictureRule, host: EditorChannel): HTMLElement =>
  h(
    'button',
    { type: 'button', class: 'hs-rule', title: t('Go to the rule'), click: () => host.say({ type: 'open', place: rule.place }) },
    rule.see,
  );

export function tonesOf(picture: Picture): ReadonlyMap<string, number> {
  return new Map(picture.marks.flatMap((mark) => (mark.kind === 'state' ? [[mark.state, mark.tone] as const] : [])));
}
