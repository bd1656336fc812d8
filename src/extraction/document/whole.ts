/**
 * A type with all its fields, those that may be absent as undefined. Objects of one shape are fast to
 * make and to read; whatever makes many of a type makes them whole.
 */
export type Whole<T> = { [Name in keyof Required<T>]: T[Name] };
