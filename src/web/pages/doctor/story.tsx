/** An issue's story with sync, in order; each line marked, with what to do where something is to be done. */
import type { ReactNode } from 'react'
import type { DoctorView } from '../../../actions/index.ts'
import { colour } from '../../parts/mark.tsx'
import { When } from '../../parts/when.tsx'
import { STORY_STATES } from '../sync/signs.ts'
import classes from './doctor.module.css'

export function Story({ story }: Pick<DoctorView, 'story'>): ReactNode {
  return (
    <ol className={classes.story}>
      {story.map(({ at, state, says, remedy }) => {
        const { meaning, Icon, word } = STORY_STATES[state]
        return (
          <li key={`${at ?? ''} ${says}`}>
            <Icon
              size={16}
              stroke={2.2}
              role="img"
              aria-label={word}
              style={{ marginTop: 2, color: colour(meaning) }}
            />
            <div>
              {says}
              {remedy && <div className="dimmed">{remedy}</div>}
            </div>
            <span className={`${classes.at} dimmed`}>{at && <When at={at} />}</span>
          </li>
        )
      })}
    </ol>
  )
}
