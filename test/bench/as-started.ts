/** How `fairlead` starts Node: who measures the product bounds its memory as for everybody, and loads it from the cache as it does. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What an operating system runs when somebody types `fairlead`. */
const FRONT_DOOR = readFileSync(`${import.meta.dirname}/../../fairlead`, 'utf8')

export const AS_STARTED: readonly string[] = FRONT_DOOR.match(/--(?:max|heap)-[a-z-]+=\d+/g) ?? []

/** What it is started with besides; the cache as cli/main.ts switches it on. */
export const STARTED_WITH = {
  MALLOC_ARENA_MAX: /^export MALLOC_ARENA_MAX=(\d+)$/m.exec(FRONT_DOOR)?.[1],
  NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../../node_modules/.cache/fairlead'),
}
