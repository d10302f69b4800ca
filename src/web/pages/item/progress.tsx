/** How far the item is: the share, its weeks, its formula one click away, and how it is measured. */
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ItemView, ProblemView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { percent, Share } from '../../parts/portfolio/share.tsx'
import { Sparkline, Week } from '../../parts/portfolio/sparkline.tsx'
import { weekOf } from '../../parts/portfolio/trend.ts'
import { Section } from '../../parts/section.tsx'
import { useView } from '../../view.ts'
import { ProblemLines } from '../sync/problem-lines.tsx'
import classes from './item.module.css'
import { Measured } from './measured.tsx'

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
      <Beside rollUp={rollUp} />
    </Section>
  )
}

/** Where something else is the measure, what the issues say is no secret. */
function Beside({ rollUp: { measure, issueMeasure, issueShare, issueFormula } }: Pick<ItemView, 'rollUp'>): ReactNode {
  if (measure === issueMeasure) return null
  return (
    <div className="dimmed" style={{ fontSize: 13 }}>
      The issues below say {percent(issueShare)}: {issueFormula}
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
