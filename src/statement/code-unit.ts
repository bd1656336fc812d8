type CodeUnitAt = (text: string, at: number) => number;

/**
 * The code unit at a place in a text, or NaN. The method is looked up once: where texts of many kinds come
 * by (parts, joined ones, Latin or not), V8 looks it up again for each character.
 */
export const codeUnitAt: CodeUnitAt = Function.prototype.call.bind(String.prototype.charCodeAt);
