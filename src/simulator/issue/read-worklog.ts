/** Work logged, as requests bring it: how long, when it began, and a word about it. */
import { isObject, type Json } from '../../base/index.ts'
import { readDuration } from '../duration.ts'
import { refuseField } from '../http.ts'
import type { NewWorklog } from '../model/issue-worklog.ts'
import { jiraTime } from '../time.ts'
import { readTime } from '../zone.ts'
import { type Reading, readRichText } from './read-value.ts'

export function readWorklog(reading: Pick<Reading, 'site' | 'version'>, value: Json): NewWorklog {
  const { timeSpent, timeSpentSeconds, started, comment } = isObject(value) ? value : {}
  const seconds = typeof timeSpentSeconds === 'number' ? timeSpentSeconds : readDuration(String(timeSpent ?? ''))
  if (seconds === undefined || seconds < 60) throw refuseField('timeLogged', 'Worklog must not be null.')
  const at = started === undefined ? reading.site.now() : readTime(String(started))
  if (at === undefined) throw refuseField('started', `Error parsing time: ${String(started)}`)
  return {
    seconds,
    started: jiraTime(at),
    comment: comment === undefined || comment === null ? null : readRichText(reading, 'comment', comment),
  }
}
