/** A value as it stands, as the button that opens its editor. */
import type { ComponentProps, ReactNode } from 'react'
import classes from './edit.module.css'

export function EditButton({
  label,
  children,
  ...others
}: ComponentProps<'button'> & { readonly label: string }): ReactNode {
  return (
    <button {...others} type="button" className={classes.edit}>
      <span className="heard">{label}: </span>
      {children}
    </button>
  )
}
