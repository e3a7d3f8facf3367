package document

func readHTML(text string) Document { return Document{Text: text, Reader: "html/1"} }
