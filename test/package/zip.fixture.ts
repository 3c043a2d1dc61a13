import { inflateRawSync } from 'node:zlib';

/** What is in an archive, by name: its end says where its directory begins and how many entries it has, each a header of 46 bytes, the name, and more. */
export function filesInZip(archive: Buffer = Buffer.of()): ReadonlyMap<string, () => Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06');
  const files = new Map<string, () => Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [name = 0, ...more] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const [method, size, header] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)];
    files.set(archive.toString('utf8', at + 46, at + 46 + name), () => {
      const begin = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
      const stored = archive.subarray(begin, begin + size);
      return method === 0 ? stored : inflateRawSync(stored);
    });
    at += 46 + name + more.reduce((sum, length) => sum + length, 0);
  }
  return files;
}
