/** The operator's list of passwords from breaches, as Have I Been Pwned gives it for download: searched where it lies, never loaded and never asked over the network. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** The form of the list by its SHA-1 hashes; a line is `<the hash>:<how often>`. */
const HASH = 40
/** Letters of a hash by which a folder's files are named. */
const PREFIX = 5
/** What is read at once, at the end of the search: some hundred lines. */
const PIECE = 8_192

/** `list` is one file in the order of its hashes, or a folder with a file for each first five letters. */
export async function isBreached(password: string, list: string): Promise<boolean> {
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase()
  if ((await stat(list)).isDirectory())
    return holds(await readFile(path.join(list, `${hash.slice(0, PREFIX)}.txt`), 'latin1'), hash.slice(PREFIX))
  await using file = await open(list)
  return holds(await pieceAround(file, hash), hash)
}

const holds = (lines: string, hash: string): boolean => `\n${lines.toUpperCase()}`.includes(`\n${hash}:`)

/** Halves the file until what is left can be read at once: it holds the whole line of the hash, if there is one. */
async function pieceAround(file: FileHandle, hash: string): Promise<string> {
  let [from, to] = [0, (await file.stat()).size]
  while (to - from > PIECE) {
    const middle = Math.floor((from + to) / 2)
    const line = await lineFrom(file, middle)
    if (line.hash <= hash) from = line.at
    else to = middle
  }
  // The last line may begin before the end of what is left.
  return readAt(file, from, to - from + LONGEST_LINE)
}

const LONGEST_LINE = 64

/** The first line that begins behind this place. */
async function lineFrom(file: FileHandle, place: number): Promise<{ readonly at: number; readonly hash: string }> {
  const text = await readAt(file, place, 2 * LONGEST_LINE)
  const begin = text.indexOf('\n') + 1
  return { at: place + begin, hash: text.slice(begin, begin + HASH).toUpperCase() }
}

async function readAt(file: FileHandle, place: number, length: number): Promise<string> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, place)
  return buffer.toString('latin1', 0, bytesRead)
}

/** Places of a file that are looked at. */
const LOOKS = 64

/** Why it is no such list; undefined when it looks like one: its lines have the form, and some of them stand in order. */
export async function refusesList(list: string): Promise<string | undefined> {
  try {
    if ((await stat(list)).isDirectory()) {
      const first = await readFile(path.join(list, `${'0'.repeat(PREFIX)}.txt`), 'latin1')
      return /^[\dA-F]{35}:\d+\r?\n/i.test(first) ? undefined : 'its files do not hold the ends of SHA-1 hashes'
    }
    await using file = await open(list)
    if (!/^[\dA-F]{40}:\d+\r?\n/i.test(await readAt(file, 0, LONGEST_LINE)))
      return 'it does not begin with a SHA-1 hash and a number'
    const { size } = await file.stat()
    const places = Array.from({ length: LOOKS }, (_, at) =>
      Math.floor((at * Math.max(0, size - 2 * LONGEST_LINE)) / LOOKS),
    )
    const hashes: string[] = []
    for (const place of places) hashes.push((await lineFrom(file, place)).hash)
    return hashes.every((hash, at) => hash >= (hashes[at - 1] ?? ''))
      ? undefined
      : 'it is not in the order of its hashes'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
