/** Zoom: how much room a day has on the roadmap, which periods stand above it, and how far the roadmap reaches. Pure. */
import type { Day } from './day.ts'
import { nextOf, type Period, type Scale, spanOf, startOf } from './scale.ts'

/** From near to far. */
export const ZOOMS = ['weeks', 'months', 'quarters', 'years'] as const
export type Zoom = (typeof ZOOMS)[number]

export interface ZoomLevel {
  readonly pixelsPerDay: number
  /** The periods of the header's two lines. */
  readonly upper: Period
  readonly lower: Period
  /** How many days an item gets that is put where none of its dates were. */
  readonly length: number
}

export const ZOOM_LEVELS: Readonly<Record<Zoom, ZoomLevel>> = {
  weeks: { pixelsPerDay: 17, upper: 'month', lower: 'week', length: 14 },
  months: { pixelsPerDay: 4.4, upper: 'year', lower: 'month', length: 30 },
  quarters: { pixelsPerDay: 1.6, upper: 'year', lower: 'quarter', length: 91 },
  years: { pixelsPerDay: 0.6, upper: 'year', lower: 'quarter', length: 182 },
}

/** So many levels nearer, or, when negative, farther; never beyond the last. */
export function nearer(zoom: Zoom, levels: number): Zoom {
  const at = Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(zoom) - levels))
  return ZOOMS[at] ?? zoom
}

/** A date that was mistyped by a thousand years makes nobody scroll through them. */
const FARTHEST = 40 * 366

/** All bars, and enough on both sides of today that it can stand anywhere in a view of this many pixels. */
export function scaleOf(
  zoom: Zoom,
  bars: Iterable<{ readonly start: Day; readonly due: Day }>,
  today: Day,
  pixels: number,
): Scale {
  const { pixelsPerDay, upper, lower } = ZOOM_LEVELS[zoom]
  const span = spanOf(bars, today, upper)
  const room = Math.ceil(pixels / pixelsPerDay)
  const from = Math.max(Math.min(span.from, today - room), today - FARTHEST)
  const until = Math.min(Math.max(span.until, today + room), today + FARTHEST)
  return { from: startOf(lower, from), until: nextOf(lower, until - 1), pixelsPerDay }
}

/** Fewer pixels than this and the labels of a calendar run into each other. */
const NARROWEST = 34

/** All bars and no more, in so many pixels: paper does not scroll. */
export function onPaper(
  bars: Iterable<{ readonly start: Day; readonly due: Day }>,
  today: Day,
  pixels: number,
): { readonly scale: Scale; readonly zoom: Zoom } {
  const { from, until } = spanOf(bars, today, 'month')
  const pixelsPerDay = pixels / (until - from)
  const fits = (zoom: Zoom): boolean => DAYS_IN[ZOOM_LEVELS[zoom].lower] * pixelsPerDay >= NARROWEST
  return { scale: { from, until, pixelsPerDay }, zoom: ZOOMS.find(fits) ?? 'years' }
}

const DAYS_IN: Readonly<Record<Period, number>> = { week: 7, month: 30, quarter: 91, year: 365 }
