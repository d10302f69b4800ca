/** Hours of the day in which a Jira is left in peace, by the clocks of a place. Pure. */
import { Fault, type Instant } from '../base/index.ts'

export interface QuietHours {
  /** `HH:MM`, as `to`; from 22:00 to 06:00 is a night. */
  readonly from: string
  readonly to: string
  /** An IANA name, such as Europe/Berlin. */
  readonly zone: string
}

const MINUTE = 60_000
const DAY = 1_440

/** When the quiet that it is now ends; null when it is not quiet. On the nights on which clocks change it may be asked again. */
export function quietUntil(quiet: QuietHours | null, now: Instant): Instant | null {
  if (!quiet) return null
  const [from, to, at] = [minutesOf(quiet.from), minutesOf(quiet.to), minutesIn(quiet.zone, now)]
  const isQuiet = from <= to ? at >= from && at < to : at >= from || at < to
  if (!isQuiet) return null
  const left = (to - at + DAY) % DAY
  return now - (now % MINUTE) + left * MINUTE
}

export function checkQuiet({ from, to, zone }: QuietHours): void {
  if (from === to)
    throw new Fault('input.invalid', 'Quiet hours that begin and end at the same time never end.', {
      about: 'quiet',
      remedy: 'Give two times, or leave quiet hours out.',
    })
  try {
    minutesIn(zone, 0)
  } catch {
    throw new Fault('input.invalid', `There is no time zone ${zone}.`, {
      about: 'quiet.zone',
      remedy: 'Name one as Europe/Berlin.',
    })
  }
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

function minutesIn(zone: string, at: Instant): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  const part = (type: string) => Number(parts.formatToParts(at).find((one) => one.type === type)?.value)
  return part('hour') * 60 + part('minute')
}
