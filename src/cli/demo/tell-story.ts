/** Tells the demo's story, once: chapter by chapter, each noted when it is done, so that what was killed half-way goes on. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { connect, objectives } from './chapters-plan.ts'
import { disagree, finishTooEarly, hide } from './chapters-signs.ts'
import { initiatives, integrate, outcomes } from './chapters-work.ts'
import { hearOf } from './hear-of.ts'
import type { Telling } from './telling.ts'

/** Each looks before it makes anything: what it made already stays as it is. */
const CHAPTERS: Readonly<Record<string, (telling: Telling) => Promise<void>>> = {
  connect,
  objectives,
  integrate,
  initiatives,
  outcomes,
  disagree,
  finishTooEarly,
  hearOf,
  hide,
}

/** False when there was nothing to tell: it was told before, or somebody has begun something of their own. */
export async function tellStory(telling: Telling, folder: string, announce: () => void): Promise<boolean> {
  const told = readTold(folder) ?? ((await isEmpty(telling)) ? [] : Object.keys(CHAPTERS))
  const left = Object.keys(CHAPTERS).filter((name) => !told.includes(name))
  if (left.length === 0) return false
  announce()
  writeTold(folder, told)
  for (const name of left) {
    await CHAPTERS[name]?.(telling)
    told.push(name)
    writeTold(folder, told)
  }
  return true
}

async function isEmpty({ ask }: Telling): Promise<boolean> {
  const [{ connections }, { items }] = [await ask('connections.list', {}), await ask('items.list', {})]
  return connections.length === 0 && items.length === 0
}

const fileIn = (folder: string): string => path.join(folder, 'told.json')

function readTold(folder: string): string[] | undefined {
  const file = fileIn(folder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : undefined
}

/** Whole or not at all. */
function writeTold(folder: string, told: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  const aside = `${fileIn(folder)}.new`
  writeFileSync(aside, JSON.stringify(told))
  renameSync(aside, fileIn(folder))
}
