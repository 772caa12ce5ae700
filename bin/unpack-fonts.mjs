// Unpacks the WOFF files of our typeface into TrueType, which Typst reads. Usage: node bin/unpack-fonts.mjs FROM TO
// A WOFF is a TrueType whose tables are squeezed with zlib: https://www.w3.org/TR/WOFF/
// The subset for accents gets a family name of its own: of two files with one name, Typst would see only the first.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

const [from, to] = process.argv.slice(2)
const FACES = ['400-normal', '400-italic', '700-normal', '700-italic']
const FAMILY = 'Hyperlegible Next'
const ACCENTS = 'Hyperlegible More' // as long as the name it replaces, so that no offset moves

const utf16 = (text) => Buffer.from(text, 'utf16le').swap16()
const padded = (data) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])

function checksum(data) {
  let sum = 0
  const whole = padded(data)
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}

function tablesOf(woff) {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, number) => {
    const entry = 44 + number * 20
    const [offset, packed, size, sum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at))
    const stored = woff.subarray(offset, offset + packed)
    const data = packed < size ? inflateSync(stored) : Buffer.from(stored)
    return { tag: woff.subarray(entry, entry + 4), sum, data }
  })
}

function rename(table) {
  if (table.tag.toString() !== 'name') return table
  const [old, fresh] = [utf16(FAMILY), utf16(ACCENTS)]
  for (let at = table.data.indexOf(old); at >= 0; at = table.data.indexOf(old, at)) fresh.copy(table.data, at)
  return { ...table, sum: checksum(table.data) }
}

function trueType(woff, tables) {
  const power = Math.floor(Math.log2(tables.length))
  const head = Buffer.alloc(12 + tables.length * 16)
  woff.copy(head, 0, 4, 8) // the flavour
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(2 ** power * 16, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE((tables.length - 2 ** power) * 16, 10)
  let offset = head.length
  tables.forEach(({ tag, sum, data }, number) => {
    const entry = 12 + number * 16
    tag.copy(head, entry)
    head.writeUInt32BE(sum, entry + 4)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    offset += padded(data).length
  })
  return Buffer.concat([head, ...tables.map(({ data }) => padded(data))])
}

mkdirSync(to, { recursive: true })
for (const face of FACES) {
  for (const subset of ['latin', 'latin-ext']) {
    const name = `atkinson-hyperlegible-next-${subset}-${face}`
    const woff = readFileSync(`${from}/${name}.woff`)
    const tables = tablesOf(woff)
    writeFileSync(`${to}/${name}.ttf`, trueType(woff, subset === 'latin' ? tables : tables.map(rename)))
  }
}
