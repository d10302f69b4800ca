/** How far the item is: the share, its weeks, its formula one click away, and how it is measured. */
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ItemView, ProblemView } from '../../../actions/index.ts'
import { Choose } from '../../parts/edit/choose.tsx'
import { Notice } from '../../parts/notice.tsx'
import { AS, doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { Share } from '../../parts/portfolio/share.tsx'
import { Sparkline, Week } from '../../parts/portfolio/sparkline.tsx'
import { weekOf } from '../../parts/portfolio/trend.ts'
import { Section } from '../../parts/section.tsx'
import { useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { ProblemLines } from '../sync/problem-lines.tsx'
import classes from './item.module.css'

export function Progress({ item }: { readonly item: ItemView }): ReactNode {
  const { rollUp, trend } = item
  const { change } = useView()
  return (
    <Section title="Progress" action={<Measured item={item} />}>
      <div className={classes.progress}>
        <Share share={rollUp.share} label={doneOf(rollUp)} unknown={rollUp.unknown} of={rollUp.issues} wide />
        <Sparkline trend={trend} />
        <span style={{ fontSize: 13 }}>
          <Week points={weekOf(trend)} /> <span className="dimmed">this week</span>
        </span>
      </div>
      <button type="button" className={classes.formula} onClick={() => change({ show: 'formula' })}>
        <span style={{ display: 'inline-flex', gap: 4, alignItems: 'center', fontSize: 13 }}>
          <span>{rollUp.formula}</span>
          <IconChevronRight size={14} role="img" aria-label="Show the issues and the formula" />
        </span>
      </button>
    </Section>
  )
}

const MEASURES = { count: 'issues', points: 'points' } as const

function Measured({ item: { id, rollUp } }: { readonly item: ItemView }): ReactNode {
  const { mutate } = useEditItem()
  if (!useMay('deployer')) return null
  const plain = (entries: Readonly<Record<string, string>>) =>
    Object.entries(entries).map(([value, text]) => ({ value, text, shown: text }))
  return (
    <div className="dimmed" style={{ display: 'flex', gap: 12, fontSize: 13, whiteSpace: 'nowrap' }}>
      <Choose
        label="Measured in"
        value={rollUp.measure}
        choices={plain(MEASURES)}
        choose={(measure) => mutate({ id, fields: { measure: measure as keyof typeof MEASURES }, shown: {} })}
      >
        in {MEASURES[rollUp.measure]}
      </Choose>
      {rollUp.measure === 'points' && (
        <Choose
          label="Without an estimate"
          value={rollUp.unestimatedAs}
          choices={plain(AS)}
          choose={(as) => mutate({ id, fields: { unestimated: as as keyof typeof AS }, shown: {} })}
        >
          without an estimate, {AS[rollUp.unestimatedAs]}
        </Choose>
      )}
    </div>
  )
}

export function ItemProblems({ problems }: { readonly problems: readonly ProblemView[] }): ReactNode {
  if (problems.length === 0) return null
  return (
    <Notice
      meaning="change"
      title={problems.length === 1 ? 'Something is in the way' : `${problems.length} things are in the way`}
    >
      <ProblemLines problems={problems} />
    </Notice>
  )
}
