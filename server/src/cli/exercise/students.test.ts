import { describe, expect, it } from 'vitest';
import { textOf } from './list-text.js';
import { foldersOf, studentsIn } from './students.js';

describe('a class list', () => {
  it.each([
    ['a name a line', 'Kim\nLee\n\nPark\n', [{ name: 'Kim' }, { name: 'Lee' }, { name: 'Park' }]],
    ['a heading', 'Name\nKim\n', [{ name: 'Kim' }]],
    [
      'Korean columns',
      '학번,이름\n2026001,김하나\n2026002,김하나\n',
      [
        { name: '김하나', id: '2026001' },
        { name: '김하나', id: '2026002' },
      ],
    ],
    [
      'Moodle',
      '"First name","Last name","ID number","Email address"\nAda,Lovelace,7,ada@x.org\n',
      [{ name: 'Ada Lovelace', id: '7', email: 'ada@x.org' }],
    ],
    ['Canvas', 'Student,ID,SIS User ID\n"Lovelace, Ada",12,a7\n', [{ name: 'Lovelace, Ada', id: '12' }]],
    ['tabs and quotes', 'Kim "the" A\tx\n"Lee ""B""\nof 3b"\ty', [{ name: 'Kim "the" A' }, { name: 'Lee "B"\nof 3b' }]],
    ['another column', 'Name\nAnn\n\tTab\n,,\n', [{ name: 'Ann' }, { name: 'Tab' }]],
  ])('%s', (_, text, students) => expect(studentsIn(text)).toEqual(students));

  it.each([
    ['Ann\n"Bob\nCid\n', 2],
    ['"Ann\n"Bob\nCid\n', 1],
    ['Ann,1\r\nDee,2\r\nBob,"3\r\nCid,4\r\n', 3],
  ])('whose quotation mark swallows lines is refused: %j', (text, line) =>
    expect(() => studentsIn(text)).toThrow(`the quotation mark in line ${line} is not closed`),
  );

  it('in the codes of Korean systems and of UTF-16', () => {
    expect(textOf(Uint8Array.of(0xb1, 0xe8))).toBe('김');
    expect(textOf(Uint8Array.of(0xff, 0xfe, 0x40, 0xae))).toBe('김');
    expect(textOf(new TextEncoder().encode('\uFEFF김'))).toBe('김');
    expect(textOf(Buffer.from('김\n이\n', 'utf16le'))).toBe('김\n이\n');
    expect(textOf(Buffer.from('Kim\nLee\n', 'utf16le').swap16())).toBe('Kim\nLee\n');
  });

  it('with the syllables that EUC-KR does not have', () => {
    const coded = ['41', '8141', '8c63', '97d3', '94ee', 'bc84', 'b1e8', 'c164', 'c652', '0a', '92de'].map((hex) =>
      Buffer.from(hex, 'hex'),
    );
    expect(textOf(Buffer.concat(coded))).toBe('A갂똠쀓뷁펲김햏힣\n믜');
  });

  it('gives each a folder of their own', () => {
    const names = [
      'Kim',
      'kim',
      'Kim',
      'A/B',
      'A:B',
      '김',
      '김'.normalize('NFD'),
      '..',
      'con',
      'constructor',
      '__proto__',
      'x'.repeat(400),
    ];
    const folders = foldersOf(studentsIn(names.join('\n')));
    expect(new Set(folders.map((each) => each.normalize('NFC').toLowerCase())).size).toBe(names.length);
    for (const folder of folders) {
      expect(folder).toMatch(/^[^./\\:][^/\\:]*$/);
      expect(Buffer.byteLength(folder)).toBeLessThan(140);
    }
    expect(
      foldersOf([
        { name: 'Kim', id: '1' },
        { name: 'Kim', id: '2' },
      ]),
    ).toEqual(['Kim', 'Kim-2']);
  });
});
