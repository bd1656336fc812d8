import { z } from "zod";

const STANCES = ["welcoming", "skeptical", "hostile", "neutral"] as const;

const AnswerSchema = z.strictObject({
  stance: z.enum(STANCES),
  reaction: z.boolean(),
  confidence: z.number().min(0).max(1),
  evidence: z.string().min(1),
  why: z.string(),
});

/** What a model says of a statement. */
export type Answer = z.infer<typeof AnswerSchema>;

/** The same as a JSON schema, which servers hold answers to. */
export const ANSWER_SCHEMA = z.toJSONSchema(AnswerSchema);

/** The answer in a model's words. Throws with what is wrong, in words that the model can be told. */
export function readAnswer(content: string, text: string): Answer {
  const result = AnswerSchema.safeParse(parse(content));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(
      `The answer is wrong at ${issue?.path.join(".") || "its top"}: ${issue?.message}`,
    );
  }
  if (!text.includes(result.data.evidence))
    throw new Error('The words of "evidence" do not stand in "text"; copy them letter by letter');
  return result.data;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new Error("The answer is not a JSON object");
  }
}
