/** What the demo's portfolio tells: Acme ships parcels, and wants four things of the next quarters. Days are counted from today. */
import type { Health } from './telling.ts'

/** Which of the demo's simulated sites. */
export const SITE = 'staging'
export const CONNECTION = 'acme'
export const INTEGRATION = 'Epics'
/** Keys of the projects in scope; what is pushed goes to the first. */
export const PROJECTS = ['PAR', 'ROU'] as const

/** First and last day, from today. */
export type Days = readonly [from: number, until: number]

export interface ToldKeyResult {
  readonly name: string
  readonly unit: string
  readonly from: number
  readonly target: number
  /** One a week, the last is this week's. */
  readonly values: readonly number[]
}

export interface ToldObjective {
  readonly name: string
  readonly owner: string
  readonly days: Days
  readonly health: Health
  readonly text: string
  readonly results: readonly ToldKeyResult[]
}

export const OBJECTIVES: readonly ToldObjective[] = [
  {
    name: 'Every parcel arrives at the first attempt',
    owner: 'Grace Okafor',
    days: [-90, 60],
    health: 'at-risk',
    text: 'A second attempt costs us 3.40 € and the customer an afternoon. People choose where and when; we keep to it.',
    results: [
      {
        name: 'Parcels delivered at the first attempt',
        unit: '%',
        from: 78,
        target: 90,
        values: [78, 78.6, 79.9, 80.4, 81.8, 82.5, 83.1, 83.6],
      },
      {
        name: '“Where is my parcel?” calls per 1,000 parcels',
        unit: 'calls',
        from: 42,
        target: 25,
        values: [42, 41, 39, 38, 36, 35, 34, 33],
      },
      {
        name: 'Pick-up points that take our parcels',
        unit: '',
        from: 0,
        target: 1_200,
        values: [0, 20, 60, 140, 210, 280, 350, 420],
      },
    ],
  },
  {
    name: 'Tours that plan themselves',
    owner: 'Henrik Dahl',
    days: [-75, 105],
    health: 'on-track',
    text: 'Dispatchers look after exceptions, not after lists. Vans and bicycles drive less for the same parcels.',
    results: [
      {
        name: 'Kilometres driven per parcel',
        unit: 'km',
        from: 1.9,
        target: 1.6,
        values: [1.9, 1.89, 1.86, 1.84, 1.81, 1.78, 1.77, 1.75],
      },
      {
        name: 'Tours that a dispatcher changes by hand',
        unit: '%',
        from: 31,
        target: 10,
        values: [31, 30, 28, 26, 23, 22, 20, 19],
      },
    ],
  },
  {
    name: 'A platform that shops build on',
    owner: 'Anna Berg',
    days: [-45, 135],
    health: 'on-track',
    text: 'A shop connects in an afternoon, without asking us anything.',
    results: [
      {
        name: 'Shops that ship through the new API',
        unit: 'shops',
        from: 0,
        target: 60,
        values: [0, 1, 2, 5, 9, 13, 16, 21],
      },
      {
        name: 'Days until a new shop ships its first parcel',
        unit: 'days',
        from: 21,
        target: 3,
        values: [21, 20, 19, 18, 17, 16, 15, 14],
      },
    ],
  },
  {
    name: 'At home beyond the customs border',
    owner: 'Priya Raman',
    days: [-75, 120],
    health: 'on-track',
    text: 'Norway and Switzerland work. What they taught us opens the United Kingdom.',
    results: [
      {
        name: 'Parcels a week to Norway and Switzerland',
        unit: 'parcels',
        from: 900,
        target: 4_000,
        values: [900, 1_150, 1_400, 1_850, 2_300, 2_600, 2_900, 3_150],
      },
      {
        name: 'Parcels held at customs',
        unit: '%',
        from: 11,
        target: 3,
        values: [11, 10.4, 9.2, 8.1, 7.4, 6.3, 5.6, 5.2],
      },
    ],
  },
]
