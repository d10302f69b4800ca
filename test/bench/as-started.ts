/** How `fairlead` starts Node: who measures the product bounds its memory as for everybody. */
import { readFileSync } from 'node:fs'

export const AS_STARTED: readonly string[] =
  readFileSync(`${import.meta.dirname}/../../fairlead`, 'utf8').match(/--(?:max|heap)-[a-z-]+=\d+/g) ?? []
