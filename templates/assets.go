package templates

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"path"
	"strings"
	"sync"
)

//go:embed assets/css assets/js assets/fonts assets/img assets/licences assets/VENDORED.tsv
var assetFiles embed.FS

// assetHash is one hash for all assets, because style sheets and scripts refer
// to their neighbours by relative addresses. The files are part of the program,
// so it cannot change while the program runs.
var assetHash = hashAssets()

// Asset is the address of an asset, such as css/app.css. It changes with the
// assets, so a browser may keep the answer for good.
func Asset(name string) string {
	return "/assets/" + assetHash + "/" + name
}

// AssetFile finds an asset by its address, with or without the leading
// /assets/. An address with another hash is not found.
func AssetFile(address string) (content []byte, contentType string, ok bool) {
	hash, name, _ := strings.Cut(strings.TrimPrefix(address, "/assets/"), "/")
	if hash != assetHash {
		return nil, "", false
	}
	content, err := assetFiles.ReadFile("assets/" + name)
	if err != nil {
		return nil, "", false
	}
	return content, assetType(name), true
}

// packed are the assets compressed, each once, when it is first asked for.
var packed sync.Map // name → func() []byte

// PackedAsset is what AssetFile finds, compressed with gzip; nil if there is no
// such file or it would gain nothing.
func PackedAsset(address string) []byte {
	content, _, ok := AssetFile(address)
	if !ok {
		return nil
	}
	once, _ := packed.LoadOrStore(address, sync.OnceValue(func() []byte {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err == nil {
			_, err = w.Write(content)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil || b.Len() >= len(content)*9/10 {
			return nil
		}
		return b.Bytes()
	}))
	return once.(func() []byte)()
}

// assetType does not ask the machine's tables, which differ from place to place.
func assetType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".txt", ".tsv":
		return "text/plain; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

func hashAssets() string {
	sum := sha256.New()
	// The walk and the reads are over embedded files, which cannot fail.
	_ = fs.WalkDir(assetFiles, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := assetFiles.ReadFile(name)
		sum.Write([]byte(name))
		sum.Write(content)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:8]
}
