/** What becomes of an object; between two snapshots, what became of it. */
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import { CHOICES, type Sign, sign } from '../../parts/signs.ts'

const SINCE: Readonly<Partial<Record<DifferenceView['choice'], Sign>>> = {
  create: sign('add', 'Came', IconPlus),
  update: sign('change', 'Changed', IconPencil),
  delete: sign('lose', 'Went', IconMinus),
  'left-out': sign('plain', 'Not told', IconMinus),
}

export const signOf = (choice: DifferenceView['choice'], { comparison }: Pick<PlanView, 'comparison'>): Sign =>
  (comparison === 'snapshots' ? SINCE[choice] : undefined) ?? CHOICES[choice]
