import { crc32, deflateRawSync } from 'node:zlib';

const u16 = (...values: number[]): Buffer => Buffer.from(values.flatMap((value) => [value & 0xff, value >> 8]));
const u32 = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) buffer.writeUInt32LE(value, i * 4);
  return buffer;
};
/** 1 January 1980: the same content gives the same bytes. */
const DATE = [0, 0x21] as const;

/** A ZIP archive (APPNOTE 6.3) of a few small files, names in UTF-8. */
export function zip(files: Record<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const shared = Buffer.concat([u16(20, 0x0800, 8, ...DATE), u32(crc32(content), packed.length, content.length), u16(name.length, 0)]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), u16(20), shared, u16(0, 0, 0), u32(0, offset), name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = directory.length;
  const end = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), u16(0, 0, count, count), u32(central.length, offset), u16(0)]);
  return Buffer.concat([...parts, central, end]);
}
