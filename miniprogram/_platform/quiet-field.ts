type Field = { readonly props: { value?: string } }

/**
 * Taro answers every keystroke by sending the whole text back to the view, which has it already: 60 KB at 20,000
 * characters. A field whose text only the phone changes remembers it instead, for when it is drawn anew.
 */
export function keepQuiet(node: unknown) {
  if (process.env.TARO_ENV !== 'weapp' || !node) return
  const { props } = node as Field
  Object.defineProperty(node, 'value', {
    configurable: true,
    get: () => props.value ?? '',
    set: (value: string) => {
      props.value = value
    },
  })
}
