package document

func readMarkdown(text string) Document { return Document{Text: text, Reader: "markdown/1"} }
