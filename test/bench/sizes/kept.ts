/**
 * Snapshots laid aside in files, since the product keeps them in its database: in memory is only what the task that is
 * measured needs of them, in the form in which the product has it.
 */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
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
    const { facts, objects } = this.#read(name)
    return {
      ...facts,
      objects: objects.map(([object, text]) => {
        const value = values.get(text) ?? (JSON.parse(text) as Json)
        values.set(text, value)
        return { ...object, value }
      }),
    }
  }
  last(name: string): Last {
    const { facts, objects } = this.#read(name)
    return {
      ...facts,
      objects: objects.flatMap(([object, text]) =>
        CARRIED.has(object.kind) ? [{ ...object, value: JSON.parse(text) as Json }] : [],
      ),
      keys: objects.map(([{ kind, key, id }]) => ({ kind, key, id })),
    }
  }
  #read(name: string): { facts: Omit<Snapshot, 'objects'>; objects: [Omit<SnapshotObject, 'value'>, string][] } {
    const [facts = '', ...lines] = readFileSync(this.#file(name), 'utf8').trimEnd().split('\n')
    const objects = lines.flatMap((line, at): [Omit<SnapshotObject, 'value'>, string][] =>
      at % 2 === 0 ? [[JSON.parse(line), lines[at + 1] ?? 'null']] : [],
    )
    return { facts: JSON.parse(facts), objects }
  }
  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
