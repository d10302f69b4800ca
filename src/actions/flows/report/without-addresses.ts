/** A report goes to many: people stay recognisable in it, and nobody's e-mail address leaves with it. Pure. */
import type { Json } from '../../../base/index.ts'
import type { Report } from './report.ts'

const ADDRESS = /([\p{L}\p{N}._%+-]+)@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

export const withoutAddresses = (report: Report): Report => masked(report as unknown as Json) as unknown as Report

function masked(value: Json): Json {
  if (typeof value === 'string') return value.replace(ADDRESS, '$1@…')
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one ?? null)]))
}
