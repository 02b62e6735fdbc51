print("conote")
