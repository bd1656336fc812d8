import { describe, expect, test } from "vitest";
import { readLabelled } from "../../eval/rows.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { isSetAside } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());
const ENGLISH = "The ministry welcomed the agreement and thanked both sides.";

function languageOf(text: string, lang?: string): string {
  const tags = tagger.tag({ id: "a", event: "e", text, lang });
  return isSetAside(tags) ? tags.language : "en";
}

describe("a statement in another language is set aside", () => {
  test.each<[language: string, texts: string[]]>([
    [
      "fr",
      [
        "Nous saluons cet accord.",
        "Nous condamnons cette attaque.",
        "C'est une bonne nouvelle pour la région.",
        "NOUS CONDAMNONS CETTE ATTAQUE CONTRE NOS AMIS",
        "Le « New York Times » a titré The Deal, mais nous saluons cet accord et ses auteurs.",
      ],
    ],
    ["de", ["Wir begrüßen das Abkommen.", "Wir verurteilen den Angriff auf das Schärfste."]],
    [
      "es",
      ["Celebramos este acuerdo.", "Condenamos el ataque.", "Es una buena noticia para todos."],
    ],
    [
      "pt",
      [
        "Saudamos este acordo.",
        "Condenamos o ataque com firmeza.",
        "Isto é a guerra a que o povo diz que não, as vezes que for preciso.",
      ],
    ],
    ["it", ["Accogliamo con favore questo accordo.", "Condanniamo questo attacco."]],
    [
      "nl",
      [
        "Wij verwelkomen dit akkoord.",
        "Dit is goed nieuws voor de hele regio.",
        "Dit akkoord is een goede zaak voor iedereen die in de regio woont.",
      ],
    ],
    ["sv", ["Vi välkomnar avtalet.", "Det här är en bra dag för hela regionen."]],
    ["da", ["Vi fordømmer angrebet på det skarpeste.", "Vi hilser aftalen velkommen."]],
    ["fi", ["Pidämme sopimusta hyvänä.", "Hallitus piti sopimusta hyvänä alusta alkaen."]],
    ["pl", ["Z zadowoleniem przyjmujemy to porozumienie.", "To dobra wiadomość dla regionu."]],
    ["cs", ["Vítáme tuto dohodu.", "Je to dobrá zpráva pro celý region."]],
    ["hu", ["Üdvözöljük a megállapodást.", "Elítéljük a támadást."]],
    ["ro", ["Salutăm acest acord.", "Condamnăm cu fermitate atacul."]],
    ["tr", ["Bu anlaşmayı memnuniyetle karşılıyoruz.", "Bu alçak saldırıyı şiddetle kınıyoruz."]],
    ["ms", ["Kami menyambut baik perjanjian ini.", "Kami mengutuk serangan itu."]],
    ["vi", ["Chúng tôi hoan nghênh thỏa thuận này."]],
    ["sq", ["E mirëpresim këtë marrëveshje."]],
    ["tl", ["Tinatanggap namin ang kasunduang ito."]],
    ["ru", ["Мы приветствуем это соглашение.", "Осуждаем!"]],
    ["uk", ["Ми вітаємо цю угоду і дякуємо партнерам."]],
    ["zh", ["我们欢迎这一协议。", "反对", "我们欢迎 Meridian Foundation 的决定。"]],
    ["ja", ["我々はこの合意を歓迎する。", "非難する"]],
    ["ko", ["우리는 이 합의를 환영한다.", "규탄한다"]],
    ["ar", ["نرحب بهذا الاتفاق.", "ندين الهجوم"]],
    ["fa", ["ما از این توافق استقبال می‌کنیم."]],
    ["he", ["אנו מברכים על ההסכם."]],
    ["el", ["Χαιρετίζουμε τη συμφωνία."]],
    ["hi", ["हम इस समझौते का स्वागत करते हैं।"]],
    ["th", ["เรายินดีต่อข้อตกลงนี้"]],
    ["ka", ["მივესალმებით ამ შეთანხმებას."]],
  ])("%s", (language, texts) => {
    expect(texts.map((text) => languageOf(text))).toEqual(texts.map(() => language));
  });

  test("it has its language and the tagger's name, and no labels", () => {
    expect(tagger.tag({ id: "a", event: "e", text: "Nous saluons cet accord." })).toEqual({
      language: "fr",
      country: { code: null, evidence: [] },
      role: null,
      stance: { label: null, scores: null, evidence: [] },
      sentiment: { score: null, label: null, evidence: [] },
      model: tagger.model,
    });
  });
});

describe("a statement in English stays, however foreign it looks", () => {
  test.each([
    "Unacceptable!",
    "Deeply regrettable.",
    "A grave mistake.",
    "Nonsense.",
    "Vive la France!",
    "Gracias, amigos.",
    "C'est la vie, shrugged Macron.",
    "Jean-Luc Marchetti, José Manuel Okonte, Ursula von der Lindau",
    "Jan Kowalczyk congratulated Gustavo Petrov and Andrés Manuel Sánchez Lobo.",
    "Mette Kristoffersen welcomed Ulf Kristiansson.",
    "Sinn Féin condemned Fianna Fáil.",
    "Kuala Lumpur, Jakarta, Manila, Hanoi",
    "Al-Sharq Al-Awsat praised Abdel Fattah el-Samir.",
    "La Gazzetta: shameful compromise.",
    "DEAL DENOUNCED BY PARIS",
    "MINISTER SLAMS UNACCEPTABLE ATTACK",
    "Volkswerke, Landesbank, Deutsche Kabel: silence.",
    "Historic breakthrough, triumph, victory.",
    "“Wir schaffen das,” Chancellor Berg told reporters in Berlin on Monday.",
    "“No pasarán,” chanted demonstrators outside parliament.",
    "He called it a coup de théâtre, a fait accompli and a folie à deux.",
    "The minister wrote 我们欢迎这一协议 on the wall and left.",
    "“Слава Україні,” said the president, and hung up.",
    "Shame, shame, shame 😀😀😀",
    "12345 %%% ...",
    "Persona non grata, voted the congress about the envoy.",
  ])("%s", (text) => {
    expect(languageOf(text)).toBe("en");
  });

  test.each(["statements.jsonl", "invented.jsonl", "reactions.jsonl"])(
    "every row of %s",
    (file) => {
      const others = readLabelled(file)
        .map(({ statement }) => statement)
        .filter(({ text }) => languageOf(text) !== "en");
      expect(others).toEqual([]);
    },
  );
});

describe("the statement's own `lang` decides", () => {
  test.each([
    ["fr", "fr"],
    ["fr-FR", "fr"],
    ["fr_CA", "fr"],
    ["FRA", "fr"],
    ["fre", "fr"],
    ["French", "fr"],
    ["zh-Hans", "zh"],
    ["cmn", "zh"],
    ["iw", "he"],
    ["fil", "tl"],
    ["gsw", "gsw"],
    ["en", "en"],
    ["EN", "en"],
    ["en-GB", "en"],
    ["en_US", "en"],
    ["eng", "en"],
    ["English", "en"],
  ])("%s is %s", (lang, language) => {
    expect(languageOf(ENGLISH, lang)).toBe(language);
  });

  test.each(["", "und", "mul", "qq", "x-y", "constructor", "i-klingon", "?", "fr".repeat(500)])(
    "unless it names no language: %j",
    (lang) => {
      expect(languageOf(ENGLISH, lang)).toBe("en");
      expect(languageOf("Nous saluons cet accord.", lang)).toBe("fr");
    },
  );
});
