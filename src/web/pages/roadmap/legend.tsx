/** What a bar's looks mean. */
import type { CSSProperties, ReactNode } from 'react'
import { colour, Mark } from '../../parts/mark.tsx'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import barClasses from './bar.module.css'
import classes from './page.module.css'

function Swatch({ from, share = 0 }: { readonly from: 'own' | 'below'; readonly share?: number }): ReactNode {
  return (
    <span className={classes.swatch} aria-hidden>
      <span
        className={barClasses.bar}
        data-start={from}
        data-due={from}
        style={{ '--meaning': colour('plain') } as CSSProperties}
      >
        {share > 0 && <span className={barClasses.done} style={{ width: `${100 * share}%` }} />}
      </span>
    </span>
  )
}

export function Legend(): ReactNode {
  return (
    <span className={classes.legend}>
      <span>
        <Swatch from="own" /> own dates
      </span>
      <span>
        <Swatch from="below" /> dates from the items below
      </span>
      <span>
        <Swatch from="own" share={0.5} /> done
      </span>
      {Object.values(HEALTH_SIGNS).map((sign) => (
        <Mark key={sign.word} sign={sign} />
      ))}
    </span>
  )
}
