import { Textarea } from '@tarojs/components'
import { keepQuiet } from '../_platform'
import './TextInput.scss'

type TextAreaProps = {
  id: string
  className?: string
  /** What stands in it at first. The phone keeps what is typed: nothing is drawn again per keystroke. */
  initial?: string
  placeholder?: string
  maxLength?: number
  /** Takes the keyboard as it appears. */
  focus?: boolean
  onType: (value: string) => void
}

/** Text of several lines, growing with what is written. */
export function TextArea({
  id,
  className = '',
  initial = '',
  placeholder,
  maxLength = -1,
  focus = false,
  onType,
}: TextAreaProps) {
  return (
    <Textarea
      ref={keepQuiet}
      id={id}
      className={`text-area ${className}`}
      placeholderClass="text-placeholder"
      defaultValue={initial}
      placeholder={placeholder ?? ''}
      maxlength={maxLength}
      focus={focus}
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
      cursorSpacing={120}
      onInput={(event) => onType(event.detail.value)}
    />
  )
}
