/** The navigation: where one can be, and how much waits for somebody. */
import { VisuallyHidden } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type InnerPlace, PLACES, type Place } from './place-list.ts'
import classes from './shell.module.css'
import { useWaiting } from './waiting-counts.ts'

export function Places(): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const waiting = useWaiting()
  const count = ({ counted }: InnerPlace): number => (counted ? waiting[counted] : 0)
  return (
    <div className={classes.places}>
      {PLACES.map((place) => {
        const here = isHere(place, path)
        return (
          <div key={place.to} style={{ display: 'grid' }}>
            <PlaceLink place={place} here={here && !place.inside} within={here} waiting={count(place)} />
            {place.inside && (
              <div className={classes.inside}>
                {place.inside.map((inner) => (
                  <PlaceLink
                    key={inner.to}
                    place={inner}
                    here={path.startsWith(inner.to)}
                    waiting={count(inner)}
                    inner
                  />
                ))}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** A place is there for all addresses that begin as its own. */
function isHere({ to }: InnerPlace, path: string): boolean {
  return to === '/' ? path === '/' : path.startsWith(`/${to.split('/')[1]}`)
}

function PlaceLink({
  place,
  here,
  within = here,
  waiting,
  inner,
}: {
  readonly place: InnerPlace & Partial<Pick<Place, 'Icon'>>
  readonly here: boolean
  /** It or a place inside it is the page. */
  readonly within?: boolean
  readonly waiting: number
  readonly inner?: true
}): ReactNode {
  const { to, label, whole, Icon } = place
  return (
    <Link
      to={to}
      className={classes.place}
      data-inner={inner}
      data-here={here || undefined}
      data-within={within || undefined}
      aria-current={here ? 'page' : undefined}
      aria-label={whole && (waiting > 0 ? `${whole}, ${waiting} waiting` : whole)}
    >
      {Icon && <Icon size={17} stroke={1.7} aria-hidden />}
      {label}
      {waiting > 0 && (
        <span className={classes.waiting}>
          {waiting}
          <VisuallyHidden> waiting</VisuallyHidden>
        </span>
      )}
    </Link>
  )
}
