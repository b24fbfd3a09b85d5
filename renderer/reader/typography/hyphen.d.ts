/** The hyphen package ships no types: each language is a CommonJS module of this shape. */
declare module 'hyphen/*' {
  const hyphen: { readonly hyphenateSync: (text: string, options?: { minWordLength?: number }) => string };
  export default hyphen;
}
