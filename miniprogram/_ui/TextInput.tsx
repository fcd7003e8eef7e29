import { Input } from '@tarojs/components'
import { keepQuiet } from '../_platform'
import './TextInput.scss'

type TextInputProps = {
  id: string
  className?: string
  /** What stands in it at first. The phone keeps what is typed: nothing is drawn again per keystroke. */
  initial?: string
  placeholder?: string
  maxLength?: number
  /** For what nobody may read over a shoulder: dots instead of characters. */
  hidden?: boolean
  confirmType?: 'done' | 'search' | 'next'
  onType: (value: string) => void
  onConfirm?: () => void
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const {
    id,
    className = '',
    initial = '',
    placeholder,
    maxLength = -1,
    hidden = false,
    confirmType = 'done',
    onType,
    onConfirm,
  } = props
  return (
    <Input
      ref={keepQuiet}
      id={id}
      className={`text-input ${className}`}
      placeholderClass="text-placeholder"
      defaultValue={initial}
      placeholder={placeholder ?? ''}
      maxlength={maxLength}
      password={hidden}
      confirmType={confirmType}
      onInput={(event) => onType(event.detail.value)}
      onConfirm={() => onConfirm?.()}
    />
  )
}
