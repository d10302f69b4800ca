/** Where items that are made for issues go. */
import type { ReactNode } from 'react'
import { LEVELS, mayStandBelow } from '../../../portfolio/index.ts'
import { ItemSelect } from '../../parts/portfolio/item-select.tsx'
import type { StepProps } from './step-connection.tsx'

export function Under({ draft, change }: StepProps): ReactNode {
  const { level, under } = draft.mapping
  const above = LEVELS.filter((one) => one !== level && mayStandBelow(level, one))
  if (above.length === 0) return null
  return (
    <ItemSelect
      indent={48}
      label="Put them below"
      levels={above}
      item={under}
      choose={(chosen) => change((now) => ({ ...now, mapping: { ...now.mapping, under: chosen } }))}
      hideEmpty
    />
  )
}
