/** What becomes of a part of a graph, as icon, word and colour. */
import { IconEqual, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { type Sign, sign } from '../signs.ts'
import type { Fate } from './merge-workflows.ts'

export const FATES: Readonly<Record<Fate, Sign>> = {
  same: sign('plain', 'same', IconEqual),
  added: sign('add', 'added', IconPlus),
  changed: sign('change', 'changed', IconPencil),
  removed: sign('lose', 'removed', IconMinus),
}
