/** Dates as day numbers: no clock and no time zone, so a due date is the same day wherever it is read. */

/** Days since 1970-01-01; earlier ones are negative. */
export type Day = number

/** Days in 400 years: after them the calendar repeats itself. */
const ERA = 146_097

/** Of a date as Jira writes it, YYYY-MM-DD; null when there is no such day. */
export function dayOf(date: string): Day | null {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(date)) return null
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const found = dayFrom(year, month, day)
  const is = partsOf(found)
  return is.year === year && is.month === month && is.date === day ? found : null
}

/** YYYY-MM-DD. */
export function dateOf(day: Day): string {
  const { year, month, date } = partsOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Months count from 1 and may run over: month 13 is January of the next year. */
export function dayFrom(year: number, month: number, date: number): Day {
  // Years are counted from March, so that the leap day is the last of its year.
  const months = year * 12 + month - 3
  const fromMarch = Math.floor(months / 12)
  const monthOfYear = months - fromMarch * 12
  const era = Math.floor(fromMarch / 400)
  const yearOfEra = fromMarch - era * 400
  const dayOfYear = Math.floor((153 * monthOfYear + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * ERA + dayOfEra - 719_468
}

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / ERA)
  const dayOfEra = shifted - era * ERA
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthOfYear = Math.floor((5 * dayOfYear + 2) / 153)
  return {
    year: era * 400 + yearOfEra + (monthOfYear >= 10 ? 1 : 0),
    month: monthOfYear < 10 ? monthOfYear + 3 : monthOfYear - 9,
    date: dayOfYear - Math.floor((153 * monthOfYear + 2) / 5) + 1,
  }
}

/** 0 is Monday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}
