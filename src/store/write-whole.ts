/** A small file of our own in the data folder: written whole or not at all, for its account only. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 })
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, text, { mode: 0o600, flush: true })
  renameSync(aside, file)
}
