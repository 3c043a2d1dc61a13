/** What the Open VSX registry refuses in an extension that is published to it, as far as the package alone tells. Source: `ExtensionValidator` of eclipse/openvsx. */

const NAME = /^[\w+$~-]{1,255}$/;
const VERSION = /^[\p{L}\p{Nd}$+\-,.:;_]+$/u;
/** Control, format, unassigned and private characters, and separators of lines and paragraphs. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}]/u;

/** @returns the parts that it would refuse */
export function refusedByOpenVsx(files: ReadonlyMap<string, () => Buffer>): readonly string[] {
  const read = (name: string): string => files.get(name)?.().toString('utf8') ?? '';
  const manifest = read('extension.vsixmanifest');
  const { license, markdown, qna, icon } = JSON.parse(read('extension/package.json')) as Readonly<Record<string, unknown>>;
  const first = (pattern: RegExp): string => pattern.exec(manifest)?.[1] ?? '';
  const identity = (name: string): string => first(new RegExp(`<Identity [^>]*\\b${name}="([^"]*)"`));
  const element = (name: string): string => first(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`));
  const property = (id: string): string => first(new RegExp(`<Property Id="Microsoft\\.VisualStudio\\.${id}" Value="([^"]*)"`));

  const isText = (text: string, most = 255): boolean => text !== '' && text.length <= most && !UNSEEN.test(text);
  const areTexts = (text: string): boolean => text.split(',').every((each) => isText(each));
  const isAddress = (text: string): boolean => URL.canParse(text.replace(/^git\+/, '')) && text.length <= 255;
  const has = (...names: readonly string[]): boolean => names.some((name) => files.has(`extension/${name}`));

  const right: Readonly<Record<string, boolean>> = {
    name: NAME.test(identity('Id')),
    publisher: NAME.test(identity('Publisher')) && identity('Publisher') !== '-',
    version: VERSION.test(identity('Version')) && !['latest', 'pre-release', 'reviews'].includes(identity('Version')),
    displayName: isText(element('DisplayName')),
    description: isText(element('Description'), 2048),
    categories: areTexts(element('Categories')),
    keywords: areTexts(element('Tags')),
    license: typeof license === 'string' && isText(license),
    homepage: isAddress(property('Services\\.Links\\.Learn')),
    repository: isAddress(property('Services\\.Links\\.Source')),
    bugs: isAddress(property('Services\\.Links\\.Support')),
    markdown: ['github', 'standard', undefined].includes(markdown as string | undefined),
    'galleryBanner.color': isText(property('Services\\.Branding\\.Color'), 16),
    'galleryBanner.theme': ['dark', 'light'].includes(property('Services\\.Branding\\.Theme')),
    qna: typeof qna !== 'string' || ['marketplace', 'false'].includes(qna) || isAddress(qna),
    readme: has('README.md', 'readme.md'),
    changelog: has('CHANGELOG.md', 'changelog.md'),
    'license file': has('LICENSE', 'LICENSE.txt', 'LICENSE.md'),
    icon: typeof icon === 'string' && has(icon),
  };
  return Object.entries(right).flatMap(([part, isRight]) => (isRight ? [] : [part]));
}
