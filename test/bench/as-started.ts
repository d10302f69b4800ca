/** How `fairlead` starts Node: who measures the product bounds its memory as for everybody, and loads it from the cache as it does. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

export const AS_STARTED: readonly string[] =
  readFileSync(`${import.meta.dirname}/../../fairlead`, 'utf8').match(/--(?:max|heap)-[a-z-]+=\d+/g) ?? []

/** As cli/main.ts switches it on. */
export const CACHED = {
  NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../../node_modules/.cache/fairlead'),
}
