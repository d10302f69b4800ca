/** A value as it stands, as the button that opens its editor; the editor is made when it is first asked for: lists have many. */
import { type ComponentProps, type ReactNode, useState } from 'react'
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

export function UntilOpened({
  label,
  popup,
  children,
  opened,
}: {
  readonly label: string
  readonly popup: 'dialog' | 'listbox'
  /** The value as it stands. */
  readonly children: ReactNode
  /** From then on. */
  readonly opened: ReactNode
}): ReactNode {
  const [asked, setAsked] = useState(false)
  if (asked) return opened
  return (
    <EditButton label={label} aria-haspopup={popup} aria-expanded={false} onClick={() => setAsked(true)}>
      {children}
    </EditButton>
  )
}
