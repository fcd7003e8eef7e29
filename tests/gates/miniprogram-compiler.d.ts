declare module 'miniprogram-compiler' {
  type Options = { maxBuffer?: number }
  const compiler: {
    wxmlToJs(root: string, options?: Options): string
    wxssToJs(root: string, options?: Options): string
  }
  export = compiler
}
