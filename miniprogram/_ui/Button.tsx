import { Button as NutButton } from '@nutui/nutui-react-taro'
import type { ReactNode } from 'react'
import './Button.scss'

export type ButtonLook = 'main' | 'quiet' | 'danger' | 'link'

export type ButtonProps = {
  id?: string
  className?: string
  look?: ButtonLook
  /** As wide as what surrounds it. */
  wide?: boolean
  small?: boolean
  busy?: boolean
  disabled?: boolean
  /** Opens WeChat's choice of chats for this screen (useShareAppMessage). */
  forwards?: boolean
  onTap?: () => void
  children: ReactNode
}

export function Button(props: ButtonProps) {
  const { id, className = '', look = 'main', wide, small, busy, disabled, forwards, onTap, children } = props
  const classes = ['button', `button-${look}`, wide && 'button-wide', small && 'button-small', className]
  return (
    <NutButton
      id={id}
      className={classes.filter(Boolean).join(' ')}
      loading={busy ?? false}
      disabled={disabled ?? false}
      {...(forwards && { openType: 'share' })}
      {...(onTap && { onClick: onTap })}
    >
      {children}
    </NutButton>
  )
}
