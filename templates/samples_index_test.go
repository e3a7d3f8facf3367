package templates

func indexSamples() []sample {
	well := SearchIndex{Frame: frame("Search index", ""), Reactions: 12044, Version: 2, Size: "21.5 MB", Files: 12, UpToDate: "3 May 2014, 10:31:05"}
	beside := well
	beside.Version, beside.Building, beside.Built, beside.Of, beside.Percent, beside.NextVersion = 1, true, 5420, 12044, 45, 2
	beside.Frame.Refresh = 5
	first := SearchIndex{Frame: frame("Search index", ""), Reactions: 1, Version: 2, Size: "40 kB", Files: 2, UpToDate: "not yet since Soundings was started", Partial: true,
		Trouble: []string{"write store/000000000a1f.zap: no space left on device <full>"}, Building: true, Built: 1, Of: 1, Percent: 100, NextVersion: 2}
	return []sample{{"search_index", well}, {"search_index_beside", beside}, {"search_index_first", first}}
}
