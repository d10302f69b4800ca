/**
 * Snapshots laid aside in files, since the product keeps them in its database: in memory is only what the task that is
 * measured needs of them, in the form in which the product has it.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Json } from '../../../src/base/index.ts'
import { KINDS, type Last, type Snapshot, type SnapshotObject } from '../../../src/configuration/index.ts'

/** Of these kinds a refresh needs the values; of all others it only says who had which key. */
const CARRIED = new Set(KINDS.filter(({ signal }) => (signal?.by ?? 'none') !== 'none').map(({ name }) => name))

export class Kept implements Disposable {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  #file(name: string): string {
    return path.join(this.#folder, name)
  }
  put(name: string, { objects, ...facts }: Snapshot): void {
    const file = openSync(this.#file(name), 'w')
    writeSync(file, `${JSON.stringify(facts)}\n`)
    for (const { value, ...object } of objects) writeSync(file, `${JSON.stringify(object)}\n${JSON.stringify(value)}\n`)
    closeSync(file)
  }
  /** `values`: texts of those that are in memory already, as the store knows them by their hash. */
  get(name: string, values = new Map<string, Json>()): Snapshot {
    const objects: SnapshotObject[] = []
    const facts = this.#read(name, (object, text) => {
      const value = values.get(text) ?? (JSON.parse(text) as Json)
      values.set(text, value)
      objects.push({ ...object, value })
    })
    return { ...facts, objects }
  }
  last(name: string): Last {
    const objects: SnapshotObject[] = []
    const keys: Pick<SnapshotObject, 'kind' | 'key' | 'id'>[] = []
    const facts = this.#read(name, (object, text) => {
      const { kind, key, id } = object
      keys.push({ kind, key, id })
      if (CARRIED.has(kind)) objects.push({ ...object, value: JSON.parse(text) as Json })
    })
    return { ...facts, objects, keys }
  }
  #read(name: string, each: (object: Omit<SnapshotObject, 'value'>, value: string) => void): Omit<Snapshot, 'objects'> {
    const lines = linesOf(this.#file(name))
    const facts = JSON.parse(lines.next().value ?? '')
    for (const line of lines) each(JSON.parse(line), lines.next().value ?? '')
    return facts
  }
  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

const PIECE = 1024 * 1024

/** Never is the whole file there. */
function* linesOf(name: string): Generator<string, undefined> {
  const file = openSync(name, 'r')
  const piece = Buffer.alloc(PIECE)
  const decoder = new TextDecoder()
  try {
    let rest = ''
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      const lines = (rest + decoder.decode(piece.subarray(0, read), { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    return undefined
  } finally {
    closeSync(file)
  }
}
