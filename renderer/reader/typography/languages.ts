/** Languages whose setting has rules of its own. By BCP 47 tag. */

export const isFrench = (language: string): boolean => /^fr(?:-|$)/iu.test(language);
export const isJapanese = (language: string): boolean => /^ja(?:-|$)/iu.test(language);
